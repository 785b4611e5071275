/**
 * Makes a question about a model, or a part of one, that is worked out once, however many rules ask it. What it is asked
 * about never changes, and the answer is forgotten with it.
 */
export function askOnce<About extends object, Answer>(
  ask: (about: About) => Answer,
): (about: About) => Answer {
  const known = new WeakMap<About, { readonly answer: Answer }>();
  return (about) => {
    const found = known.get(about);
    if (found !== undefined) return found.answer;
    const answer = ask(about);
    known.set(about, { answer });
    return answer;
  };
}

/** The same for a question about a part of a model that needs the model as well: a part belongs to one model. */
export function askOncePerPart<Model, Part extends object, Answer>(
  ask: (model: Model, part: Part) => Answer,
): (model: Model, part: Part) => Answer {
  const known = new WeakMap<Part, { readonly answer: Answer }>();
  return (model, part) => {
    const found = known.get(part);
    if (found !== undefined) return found.answer;
    const answer = ask(model, part);
    known.set(part, { answer });
    return answer;
  };
}
