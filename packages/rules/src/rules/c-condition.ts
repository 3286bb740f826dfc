import { at, defineRule } from '../rule.js';

export const cCondition = defineRule({
  id: 'c-condition',
  what: 'The condition of a configuration is made of `defined(NAME)`, !, &&, || and brackets.',
  *find(source) {
    for (const { document, value } of source.all('configurations')) {
      for (const [i, { c }] of value.configurations.entries()) {
        if (isCondition(c)) continue;
        yield at(document, ['configurations', i, 'c'], {
          message: `${JSON.stringify(c)} is not a condition`,
          expected: 'such as !defined(CONFIG_USER_ONLY) || defined(CONFIG_LINUX)',
        });
      }
    }
  },
});

/** Replaces what is a condition by `1` until nothing else is left. */
function isCondition(text: string): boolean {
  let rest = text.replaceAll(/defined\([A-Z_][A-Z0-9_]*\)/g, '1');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/\(1\)|!1|1 (?:&&|\|\|) 1/g, '1');
  }
  return rest === '1';
}
