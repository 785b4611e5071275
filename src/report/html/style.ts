/** The style sheet: system fonts, one accent, both themes by custom properties, print. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fbfbfa;--panel:#fff;--ink:#1c1d1f;--soft:#5b6067;--line:#e0e2e5;--accent:#2f5fd0;--bad:#b3261e;--warn:#8a5a00;--good:#1b6e3c;--note:#3d5a80;--track:#e8eaed;--mark:#fff4d6}
@media (prefers-color-scheme:dark){:root{--bg:#131416;--panel:#1b1d20;--ink:#ececee;--soft:#a6abb3;--line:#33363b;--accent:#8fb0ff;--bad:#ff9c94;--warn:#f0c069;--good:#86d8a4;--note:#a9c4e8;--track:#2b2e33;--mark:#3a3117}}
*{box-sizing:border-box}
html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font-variant-numeric:tabular-nums}
main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem;display:grid;grid-template-columns:auto 1fr;gap:1.25rem 1.75rem;align-items:center}
h1{font-size:1.9rem;line-height:1.15;margin:0;letter-spacing:-.02em;font-weight:650}
h2{font-size:1.15rem;margin:2.25rem 0 .75rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:0}
p{margin:.35rem 0}
a{color:var(--accent)}
.soft{color:var(--soft)}
.small{font-size:.87rem}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}.note{color:var(--note)}
code,pre{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:1rem 1.15rem}
.grid{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr))}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;padding:.5rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft);font-size:.85rem}
td.num,th.num{text-align:right}
tr:last-child td{border-bottom:0}
.bar{height:.5rem;border-radius:9px;background:var(--track);overflow:hidden;min-width:6rem}
.bar i{display:block;height:100%;background:var(--accent);border-radius:9px}
.finding{border:1px solid var(--line);background:var(--panel);border-radius:10px;margin:.5rem 0;overflow:hidden}
.finding summary{padding:.7rem 1rem;cursor:pointer;display:grid;grid-template-columns:5.5rem 1fr;gap:.25rem .75rem;align-items:baseline;list-style:none}
.finding summary::-webkit-details-marker{display:none}
.finding .place{grid-column:2;color:var(--soft);font-size:.86rem}
.finding .body{padding:0 1rem 1rem;border-top:1px solid var(--line)}
.tag{font-weight:600;font-size:.85rem}
.pill{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:0 .55rem;font-size:.8rem;color:var(--soft)}
pre{background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:.7rem .85rem;overflow-x:auto;margin:.6rem 0}
details>summary{cursor:pointer}
.filters{display:none;gap:.6rem;flex-wrap:wrap;align-items:end;margin:.5rem 0 1rem}
.js .filters{display:flex}
.filters label{display:grid;gap:.2rem;font-size:.82rem;color:var(--soft)}
select,input{font:inherit;color:var(--ink);background:var(--panel);border:1px solid var(--line);border-radius:7px;padding:.35rem .55rem;min-width:9rem;max-width:100%}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[hidden]{display:none!important}
ul{padding-left:1.15rem;margin:.4rem 0}
footer{padding:2rem 1.25rem 3rem}
svg text{fill:var(--ink);font:inherit}
@media (max-width:36rem){header{grid-template-columns:1fr}.finding summary{grid-template-columns:1fr}.finding .place{grid-column:1}html{font-size:14px}}
@media print{:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#333;--line:#bbb}.filters{display:none!important}.finding{break-inside:avoid}details:not([open])>*{display:block}}
`;

/** The filters; the page is whole without them. */
export const SCRIPT = `(()=>{document.documentElement.classList.add('js');const f=document.getElementById('filters');if(!f)return;const all=[...document.querySelectorAll('.finding')];const out=document.getElementById('shown');const run=()=>{const v=Object.fromEntries(new FormData(f));const t=String(v.text||'').toLowerCase();let n=0;for(const e of all){const ok=(!v.severity||e.dataset.severity===v.severity)&&(!v.category||e.dataset.category===v.category)&&(!v.project||e.dataset.project===v.project)&&(!v.state||e.dataset.state===v.state)&&(!t||e.textContent.toLowerCase().includes(t));e.hidden=!ok;if(ok)n++}out.textContent=n+' of '+all.length+' shown'};f.addEventListener('input',run);f.addEventListener('submit',e=>e.preventDefault());run()})()`;
