/** The style sheet: system fonts, both themes by custom properties, narrow screens, print. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f7f8;--panel:#fff;--ink:#16181b;--soft:#565c64;--line:#dfe2e6;--accent:#2352c4;--bad:#b3201a;--warn:#865300;--good:#17683a;--note:#3a5a85;--track:#e6e8eb;--bad-fill:#d6403a;--warn-fill:#e0a32e;--good-fill:#3f9e68;--note-fill:#7f9cc4;--bad-wash:#fdf0ef;--warn-wash:#fdf6e7;--good-wash:#eef8f2;--note-wash:#eff3f9;--soft-wash:#f0f1f3}
@media (prefers-color-scheme:dark){:root{--bg:#101214;--panel:#181b1e;--ink:#ebecee;--soft:#a5abb4;--line:#2e3237;--accent:#93b3ff;--bad:#ff9d95;--warn:#f1c56c;--good:#88d9a6;--note:#a9c4ea;--track:#2a2e33;--bad-fill:#e0605a;--warn-fill:#d6a038;--good-fill:#4ba673;--note-fill:#6d8cb8;--bad-wash:#2a1918;--warn-wash:#282114;--good-wash:#15241b;--note-wash:#1a212b;--soft-wash:#202327}}
*{box-sizing:border-box}
html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--ink);font-variant-numeric:tabular-nums;overflow-wrap:break-word}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
.brand{display:flex;justify-content:space-between;gap:.25rem 1rem;flex-wrap:wrap;padding:1.25rem 0 .75rem;color:var(--soft);font-size:.86rem}
.brand b{color:var(--ink);font-weight:650}
.hero{display:grid;grid-template-columns:1fr auto;gap:1rem 2rem;align-items:center;background:var(--panel);border:1px solid var(--line);border-top:5px solid var(--edge);border-radius:12px;padding:1.4rem 1.75rem}
.edge-bad{--edge:var(--bad-fill)}.edge-warn{--edge:var(--warn-fill)}.edge-good{--edge:var(--good-fill)}.edge-soft,.edge-note{--edge:var(--note-fill)}
h1{font-size:2.3rem;line-height:1.1;margin:0 0 .4rem;letter-spacing:-.025em;font-weight:680}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;letter-spacing:-.01em;font-weight:650}
h3{font-size:1rem;margin:0;font-weight:620}
p{margin:.35rem 0}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:3px}a.plain{color:inherit;text-decoration-color:var(--soft)}a.plain:hover{color:var(--accent)}
.lead{font-size:1.05rem;max-width:60rem}
.soft{color:var(--soft)}.small{font-size:.87rem}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}.note{color:var(--note)}
code,pre{font:.87em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{overflow-wrap:anywhere}.small code,h2 code{font-size:1em}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;margin:.9rem 0 0;padding:0;list-style:none}
.tiles li{border:1px solid var(--line);border-radius:8px;padding:.3rem .8rem .35rem;min-width:5.6rem;font-size:.85rem;color:var(--soft)}
.tiles b{display:block;font-size:1.35rem;line-height:1.2;font-weight:650;color:var(--ink)}
.tiles .bad b{color:var(--bad)}.tiles .warn b{color:var(--warn)}.tiles .good b{color:var(--good)}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.pad{padding:.9rem 1.25rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{text-align:left;padding:.6rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}
tbody th,.list>li>*{overflow-wrap:anywhere}.list>li>*{min-width:0}.areas tbody th{min-width:11.5rem}thead th.wrap{white-space:normal}th:first-child,td:first-child{padding-left:1.25rem}th:last-child,td:last-child{padding-right:1.25rem}
tbody td{overflow-wrap:break-word}thead th{font-weight:600;color:var(--soft);font-size:.84rem;white-space:nowrap}
tbody th{font-weight:600}
td.num,th.num{text-align:right;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
.nowrap{white-space:nowrap}
.mark{display:inline-grid;place-items:center;width:1.35rem;height:1.35rem;border-radius:50%;font-size:.8rem;font-weight:700;margin-right:.5rem;flex:none}
.pill{display:inline-block;border-radius:99px;padding:.05rem .6rem;font-size:.82rem;font-weight:600;white-space:nowrap}
.bad.mark,.bad.pill{background:var(--bad-wash)}.warn.mark,.warn.pill{background:var(--warn-wash)}.good.mark,.good.pill{background:var(--good-wash)}.note.mark,.note.pill{background:var(--note-wash)}.soft.mark,.soft.pill{background:var(--soft-wash)}
svg{display:block}svg text{fill:var(--ink)}
.ring{order:2}.ring-number{font-size:40px;font-weight:680;letter-spacing:-1px}.ring-unit{font-size:12.5px;fill:var(--soft)}
.areas .bar{margin-top:.45rem}.bar{width:100%;min-width:7rem;height:.6rem;border-radius:99px;overflow:hidden}
.track{margin:.25rem 0 0}
.stroke-track{stroke:var(--track)}.stroke-bad{stroke:var(--bad-fill)}.stroke-warn{stroke:var(--warn-fill)}.stroke-good{stroke:var(--good-fill)}.stroke-note,.stroke-soft{stroke:var(--note-fill)}
.fill-track{fill:var(--track)}.fill-bad{fill:var(--bad-fill)}.fill-warn{fill:var(--warn-fill)}.fill-good{fill:var(--good-fill)}.fill-note,.fill-soft{fill:var(--note-fill)}.fill-ink{fill:var(--ink)}
.score{font-size:1.15rem;font-weight:650}
details>summary{cursor:pointer}
.fold{margin-top:.6rem}.fold>summary{color:var(--accent);font-size:.93rem;padding:.2rem 0}
.folds{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:.1rem 1.5rem;align-items:start}.folds .fold{margin:0;min-width:0}.folds .fold[open]{grid-column:1/-1}
.matrix th,.matrix td{padding-left:.35rem;padding-right:.35rem}.matrix .mark{margin-right:0}.matrix th:first-child{min-width:11rem;padding-left:1.25rem;overflow-wrap:anywhere}.matrix th:last-child,.matrix td:last-child{padding-right:1rem}.list{margin:0;padding:0;list-style:none}
.list>li{display:grid;grid-template-columns:minmax(9rem,19rem) 1fr;gap:.1rem 1.25rem;padding:.55rem 1.25rem;border-bottom:1px solid var(--line)}
.list>li:last-child{border-bottom:0}
.filters{display:none;gap:.7rem;flex-wrap:wrap;align-items:end;margin:0 0 1rem}
.js .filters{display:flex}
.filters label{display:grid;gap:.2rem;font-size:.84rem;color:var(--soft)}
.filters p{margin:0 0 .4rem}
select,input,button{font:inherit;font-size:.94rem;color:var(--ink);background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:0 .6rem;height:2.25rem;max-width:100%}
select,input{min-width:8.5rem}button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[hidden]{display:none!important}
.group{margin:0 0 1.1rem}
.group>h3{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;padding:0 .2rem .45rem}
.group>h3 code{font-size:.95rem}.group>h3 span{font-weight:400}
.finding{border-bottom:1px solid var(--line)}.finding:last-child{border-bottom:0}
.finding>summary{padding:.6rem 1.25rem;display:grid;grid-template-columns:5.6rem 1fr auto;gap:.2rem .9rem;align-items:baseline;list-style:none}
.finding>summary::-webkit-details-marker{display:none}
.finding>summary:hover{background:var(--soft-wash)}
.finding .pill{justify-self:start}
.finding .body{padding:.1rem 1.25rem 1rem;margin-left:6.5rem}
.line{color:var(--soft);font-size:.86rem;white-space:nowrap}
pre{background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:.65rem .9rem;overflow-x:auto;margin:.5rem 0;white-space:pre}
footer{padding:2.5rem 1.5rem 3rem;color:var(--soft);font-size:.87rem}
@media (max-width:44rem){
html{font-size:14.5px}header,main,footer{padding-left:1rem;padding-right:1rem}
.hero{display:block;padding:1.1rem 1.15rem}.hero .ring{float:right;width:88px;height:88px;margin:0 0 .5rem .75rem}.tiles{clear:both}
h1{font-size:1.9rem}.tiles li{flex:1 1 5.2rem}
.areas tbody th{min-width:0}.cards,.cards tbody,.cards tr,.cards td,.cards tbody th{display:block;border:0;padding:0}.cards thead{display:none}
.cards tr{border-bottom:1px solid var(--line);padding:.8rem 1.1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem}
.cards tbody tr:last-child{border-bottom:0}
.cards td.num{text-align:left}.cards td[data-label] .pill{justify-self:start}.cards td{overflow-wrap:anywhere}.cards td .pill,.finding>summary .pill{white-space:normal;overflow-wrap:anywhere}.areas tbody tr{grid-template-columns:minmax(0,1fr) auto}.areas tbody tr>:nth-child(n+3){grid-column:1/-1}
.cards td[data-label]:not(:empty){display:grid;grid-template-columns:7.2rem minmax(0,1fr);gap:.6rem}
.cards td[data-label]:not(:empty)::before{content:attr(data-label);color:var(--soft);font-size:.86rem}
.cards td:empty{display:none}
.matrix tbody tr{display:flex;flex-wrap:wrap;gap:.25rem .9rem}.matrix tbody th{flex:1 1 100%}.matrix td[data-label]:not(:empty){display:inline-flex;align-items:baseline;gap:.4rem}
.list>li{grid-template-columns:1fr;padding:.6rem 1.1rem}
.finding>summary{grid-template-columns:auto 1fr;padding:.65rem 1.1rem}.finding>summary .text{grid-column:1/-1;grid-row:2}.finding .line{justify-self:end}
.finding .body{margin-left:0;padding:0 1.1rem 1rem}
select,input{min-width:0;width:100%}.filters label{flex:1 1 9rem}
}
@media print{
@page{margin:14mm}
:root{--bg:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#c4c8cd;color-scheme:light}
html{font-size:10.5px}.filters,.skip{display:none!important}header,main,footer{max-width:none;padding:0}
.hero,tr,.list>li,.finding{break-inside:avoid}h2,h3{break-after:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}
pre{white-space:pre-wrap}
}
`;

/** The filters; the page is whole without them. */
export const SCRIPT = `(()=>{
const root=document.documentElement,form=document.getElementById('filters');
if(!form)return;
root.classList.add('js');
const groups=[...document.querySelectorAll('.group')].map(e=>[e,[...e.querySelectorAll('.finding')]]);
const all=groups.flatMap(g=>g[1]),texts=new Map(all.map(e=>[e,e.textContent.toLowerCase()]));
const shown=document.getElementById('shown'),keys=['severity','category','project','state'];
const run=()=>{
const v=Object.fromEntries(new FormData(form)),t=String(v.text||'').trim().toLowerCase();
let n=0;
for(const [group,items] of groups){
let some=false;
for(const e of items){
const ok=keys.every(k=>!v[k]||e.dataset[k]===v[k])&&(!t||texts.get(e).includes(t));
e.hidden=!ok;if(ok){n++;some=true}
}
group.hidden=!some;
}
shown.textContent=n+' of '+all.length+' shown';
};
form.addEventListener('input',run);
form.addEventListener('submit',e=>e.preventDefault());
form.addEventListener('reset',()=>setTimeout(run));
const fold=document.getElementById('fold');
fold.addEventListener('click',()=>{
const open=fold.getAttribute('aria-pressed')!=='true';
fold.setAttribute('aria-pressed',String(open));
fold.textContent=open?'Fold all':'Unfold all';
for(const e of all)if(!e.hidden)e.open=open;
});
document.addEventListener('click',e=>{
const link=e.target.closest&&e.target.closest('a[data-project]');
const select=form.elements.namedItem('project');
if(link&&select){select.value=link.dataset.project;run()}
});
addEventListener('hashchange',()=>{
const e=document.getElementById(location.hash.slice(1));
if(e&&e.closest('.finding[hidden]')){form.reset();run();e.scrollIntoView()}
});
run();
})()`;
