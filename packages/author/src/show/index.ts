export { asC, asXml, asYaml, FORMS } from './forms.js';
export { shownJson } from './json.js';
export { type Shown, type ShownFeature, shownVersion } from './shown.js';
