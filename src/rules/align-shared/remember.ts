/** Makes a function of a model that works each model out once. */
export function remember<Model extends object, Result>(
  work: (model: Model) => Result,
): (model: Model) => Result {
  const known = new WeakMap<Model, { readonly result: Result }>();
  return (model) => {
    const before = known.get(model);
    if (before) return before.result;
    const result = work(model);
    known.set(model, { result });
    return result;
  };
}
