import { defineRule } from '../define-rule.js';
import { findInstalls, findRemovals, packageName } from '../dockerfile-shared/command-packages.js';
import { inheritedOf, targetOf } from '../dockerfile-shared/stage-facts.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';

const TOOLS = new Set(
  (
    'build-essential gcc g++ make cmake clang build-base musl-dev gfortran rustc cargo python3-dev python-dev linux-headers ' +
    'gcc-c++ autoconf automake libtool libc-dev libc6-dev ninja-build nasm'
  ).split(' '),
);

export default defineRule({
  id: 'dockerfile/build-tools-in-final',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Compilers are installed in the image that runs and not removed in the same RUN.',
    why: 'They make every pull some hundred megabytes larger, and whoever gets into the container finds a workshop. Build in a stage of its own and copy what comes out.',
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc && pip install -r requirements.txt\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim AS builder\nRUN apt-get update && apt-get install -y gcc && pip wheel -w /wheels -r requirements.txt\nFROM python:3.13-slim\nCOPY --from=builder /wheels /wheels\nRUN pip install /wheels/*.whl\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/build/building/multi-stage/'],
  },
  messages: {
    stays: (a: { tools: readonly string[] }) =>
      `${a.tools.join(', ')} ${a.tools.length === 1 ? 'stays' : 'stay'} in the image that runs`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || !isService(model, target)) return;
    for (const run of inheritedOf(model.graph, target, 'run')) {
      const script = model.scriptOf(run);
      const removed = findRemovals(script);
      const gone = new Set(
        removed.flatMap(({ packages, group }) => [...packages.map(packageName), ...(group ? [group] : [])]),
      );
      for (const { packages, group } of findInstalls(script)) {
        if (group !== undefined && gone.has(group)) continue;
        const tools = packages.filter((word) => TOOLS.has(packageName(word)) && !gone.has(packageName(word)));
        // A variable in the removal may well hold them.
        if (tools.length === 0 || [...gone].some((name) => name.includes('$'))) continue;
        yield {
          messageId: 'stays',
          args: { tools: tools.map(packageName) },
          range: { start: tools[0]!.range.start, end: tools.at(-1)!.range.end },
        };
      }
    }
  },
});
