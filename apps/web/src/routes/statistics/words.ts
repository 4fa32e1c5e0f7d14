/** `上升 1.20 个百分点` → `+1.20`; what is no movement stays as it is said. */
export function shortPoints(words: string): string {
  const found = /^(上升|下降)\s*([\d.]+)\s*个百分点$/.exec(words);
  return found ? `${found[1] === '上升' ? '+' : '−'}${found[2]}` : words;
}

/** `上升 11.32%` → `+11.32%`. */
export function shortChange(words: string): string {
  const found = /^(上升|下降)\s*([\d.]+%)$/.exec(words);
  return found ? `${found[1] === '上升' ? '+' : '−'}${found[2]}` : words;
}
