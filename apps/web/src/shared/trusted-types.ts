type Policy = { createHTML: (text: string) => string };
type Factory = { createPolicy: (name: string, rules: Policy) => unknown; defaultPolicy: unknown };

/**
 * Under `require-trusted-types-for 'script'` antd still has to write its style sheets, which it does by innerHTML.
 * The default policy lets text without any markup through and refuses everything that could become an element.
 */
export function allowOnlyMarkupFreeText(): void {
  const factory = (window as unknown as { trustedTypes?: Factory }).trustedTypes;
  if (!factory || factory.defaultPolicy) return;
  factory.createPolicy('default', {
    createHTML: (text) => {
      if (/<[a-z!/?]/i.test(text)) throw new TypeError('markup is never written as text');
      return text;
    },
  });
}
