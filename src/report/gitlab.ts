import { toJsonText } from '../core/terminal-text.js';
import { fullMessage, listFailed } from './listed.js';
import type { Reporter } from './types.js';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const;

/** GitLab's code quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const renderGitlab: Reporter = (report, { place }) => {
  const seen = new Map<string, number>();
  const issues = listFailed(report).map((finding) => {
    const { rule, range, file, severity, fingerprint, project } = finding;
    const identity = `${project ?? ''}${fingerprint.replace(/^sha256:/, '')}`;
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return {
      description: fullMessage(finding),
      check_name: rule,
      // Two findings may not share one.
      fingerprint: count === 1 ? identity : `${identity}-${count}`,
      severity: SEVERITIES[severity],
      location: {
        path: file === undefined ? '.' : (place?.(file) ?? file),
        lines: { begin: range?.start.line ?? 1 },
      },
    };
  });
  return `${toJsonText(issues, 2)}\n`;
};
