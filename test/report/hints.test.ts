import { expect, it } from 'vitest';
import { placeHints } from '../../src/report/hints.js';

it.each([
  ['catalyst validate shows', undefined, 'catalyst validate shows'],
  ['catalyst validate shows', '.', 'catalyst validate shows'],
  ['catalyst validate shows', 'a b', "catalyst validate --cwd 'a b' shows"],
  ['catalyst docker --only compose --diff shows', 'x', 'catalyst docker --only compose --cwd x --diff shows'],
  ['catalyst docker --only compose --cwd b shows', 'x/', 'catalyst docker --only compose --cwd x/b shows'],
  ["catalyst smoke --cwd 'it'\\''s' shows", 'x', "catalyst smoke --cwd 'x/it'\\''s' shows"],
  ['catalyst explain env/x', 'x', 'catalyst explain env/x'],
])('%s in %s', (hint, folder, expected) => {
  expect(placeHints(hint, folder)).toBe(expected);
});
