import { parseRequirement } from '../requirements/requirements-txt.js';
import type { Requirement } from '../requirements/types.js';
import { dottedName, itemsOf, parsePython, readArguments, stringRange, stringValue } from './tree.js';

/** What `setup(install_requires=[…], extras_require={…})` asks for, where it is written out. */
export function readSetup(text: string): {
  readonly requirements: readonly Requirement[];
  readonly isOpen: boolean;
} {
  const requirements: Requirement[] = [];
  let isOpen = false;
  parsePython(text).iterate({
    enter: (ref) => {
      if (ref.name !== 'CallExpression') return;
      const { node } = ref;
      if (!node.firstChild) return;
      if (!/^(?:setuptools\.)?setup$/.test(dottedName(node.firstChild, text) ?? '')) return;
      const { named, open } = readArguments(node.lastChild, text);
      const list = named.get('install_requires');
      if (open || (list && list.name !== 'ArrayExpression')) isOpen = true;
      for (const item of list ? itemsOf(list) : []) {
        const value = stringValue(item, text);
        const requirement =
          value === undefined ? undefined : parseRequirement(value, stringRange(item, text).start);
        if (requirement) requirements.push(requirement);
        else isOpen = true;
      }
      if (named.has('extras_require')) isOpen = true;
    },
  });
  return { requirements, isOpen };
}
