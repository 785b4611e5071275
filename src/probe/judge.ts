import type { Answer } from './answer.js';
import type { AnswerReason, Judgement, ProbeTarget, ProviderProbe } from './types.js';

/**
 * What an answer to the proving request comes to. A provider's documented answers decide first; everything else is
 * `unknown`, with the most telling reason that the answer allows.
 */
export function judgeAnswer(probe: ProviderProbe, answer: Answer, target: ProbeTarget): Judgement {
  const documented =
    answer.kind === 'json' || answer.kind === 'empty' ? probe.judge(answer, target) : undefined;
  return documented ?? { verdict: 'unknown', reason: reasonOf(answer, probe, target) };
}

function reasonOf(answer: Answer, probe: ProviderProbe, target: ProbeTarget): AnswerReason {
  if (answer.status >= 300 && answer.status < 400) return 'redirected';
  if (answer.kind === 'html') return reasonOfHtml(answer);
  if (answer.status >= 200 && answer.status < 300) return reasonOfBody(answer);
  // Plain text may hold a documented sentence, but it proves nothing.
  const said = answer.kind === 'json' ? undefined : probe.judge(answer, target);
  if (said?.verdict === 'unknown') return said.reason as AnswerReason;
  return reasonOfStatus(answer.status);
}

/** A page where data was expected: a proxy's login, a firewall's refusal, a web server that knows nothing of this path. */
function reasonOfHtml({ status, headers, text }: Answer): AnswerReason {
  const isFirewall =
    /cloudflare|akamai|imperva/i.test(headers['server'] ?? '') || /cloudflare|access denied/i.test(text);
  if ((status === 403 || status === 451) && isFirewall) return 'network-blocked';
  if (status === 404 || status === 405) return 'not-found';
  if (status === 410) return 'gone';
  return status >= 500 ? reasonOfStatus(status) : 'html';
}

function reasonOfBody({ kind }: Answer): AnswerReason {
  switch (kind) {
    case 'too-large':
      return 'body-too-large';
    case 'truncated-json':
    case 'not-json':
    case 'wrong-content-type':
      return kind;
    default:
      return 'unexpected-body';
  }
}

function reasonOfStatus(status: number): AnswerReason {
  if (status >= 500) return status === 503 || status === 529 ? 'overloaded' : 'server-error';
  switch (status) {
    case 401:
      return 'unauthorized';
    case 402:
      return 'payment-required';
    case 403:
      return 'forbidden';
    case 404:
    case 405:
      return 'not-found';
    case 410:
      return 'gone';
    case 429:
      return 'rate-limited';
    case 451:
      return 'region-blocked';
    default:
      return 'unexpected-status';
  }
}
