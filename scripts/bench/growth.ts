// Whether the time of each Dockerfile rule, and of reading, grows with the text and not faster:
// node scripts/run.js bench/growth
// Time of the processor at four times the size, divided by that at the size: linear is 4, quadratic 16.
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';
import type { DockerfileModel } from '../../src/models/dockerfile.js';
import { RULES_OF_AREA } from '../../src/rules/dockerfile/index.generated.js';
import { HOSTILE_SHAPES } from '../../test/support/hostile-dockerfiles.js';
import { dockerfileModel } from '../../test/support/lint-dockerfile.js';
import { processorTime } from '../../test/support/processor-time.js';
import { check } from './support.js';

const SMALL = 500;
const LARGE = 4 * SMALL;
const MOST_GROWTH = 10;
/** Below these milliseconds a measurement says nothing. */
const LEAST_RULE = 60;
const LEAST_READING = 10;
const TRIES = 3;

function modelOf(text: string): DockerfileModel {
  const model = dockerfileModel(text, { files: ['f1', '.env', 'package.json'], ignore: '*.md' });
  for (const one of model.dockerfile.instructions) model.scriptOf(one);
  return model;
}

const timeOf = (rule: Rule, model: DockerfileModel): number =>
  processorTime(() => runRules([rule], [{ file: 'Dockerfile', model }], { today: '2026-11-22' }));

/** The least of some tries: a pause of the machine can only add. */
function least(growth: () => number): number {
  let found = growth();
  for (let i = 1; i < TRIES && found > MOST_GROWTH; i++) found = Math.min(found, growth());
  return found;
}

for (const [name, make] of Object.entries(HOSTILE_SHAPES)) {
  const [small, large] = [modelOf(make(SMALL)), modelOf(make(LARGE))];
  const growths = RULES_OF_AREA.map((rule) => ({
    rule,
    growth:
      timeOf(rule, large) <= LEAST_RULE
        ? 0
        : least(() => timeOf(rule, large) / Math.max(timeOf(rule, small), 1)),
  }));
  const worst = growths.reduce((one, other) => (other.growth > one.growth ? other : one));
  check(`${name}: slowest rule${worst.growth > 0 ? ` ${worst.rule.id}` : ''}`, worst.growth, MOST_GROWTH);
  const reading = (count: number) => {
    const text = make(count);
    return processorTime(() => modelOf(text));
  };
  check(
    `${name}: reading`,
    least(() => reading(LARGE) / Math.max(reading(SMALL), LEAST_READING)),
    MOST_GROWTH,
  );
}
