/**
 * Whether a text is a template that another program fills in before Compose sees it: Jinja, Helm and Go templates,
 * ERB, Mustache. Its YAML is not to be judged. `${…}` is Compose's own, and `{{.Name}}` inside a value is
 * Docker's format syntax, so only what stands where YAML needs structure, or a block tag, counts.
 */
export function looksLikeTemplate(text: string): boolean {
  if (/\{%-?\s*[a-z]|<%[=-]?\s|\{\{[#^/]\s*[\w.]+\s*\}\}/.test(text)) return true;
  if (/\{\{-?\s*(?:if|else|end|range|with|include|template|define|block|toYaml)\b/.test(text)) return true;
  return /^[ \t]*(?:-[ \t]+)?\{\{|^[ \t]*(?:-[ \t]+)?[\w.-]+:[ \t]+\{\{|^[ \t]*[^\s#'"]*\{\{[^}\n]*\}\}[^\n'"]*:(?:[ \t]|$)/m.test(
    text,
  );
}
