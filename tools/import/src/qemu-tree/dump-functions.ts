import type { Printed, StructSpec } from './dump-c.js';
import { printObject } from './dump-c.js';
import { CACHE, VERSION } from './dump-specs.js';

/** What the C functions of the dumper are made from. */
export interface DumpContext {
  /** C names of all cache variables. */
  readonly caches: readonly string[];
  /** FeatureWord constants. */
  readonly words: readonly string[];
  /** Constants of CPUCacheInfo.share_level; empty in releases without it. */
  readonly shareLevels: readonly string[];
  readonly members: (spec: StructSpec, expression: string) => readonly Printed[];
}

/** C functions that print values of the tables' types; main() is built from them. */
export function dumpFunctions(context: DumpContext): string {
  const caches = context.caches.map((name) => `{ &${name}, "${name}" },`).join(' ');
  return `
static const struct name_ cache_names_[] = { ${caches} { NULL, NULL } };
static void share_level_(int v) { switch (v) { ${cases(context.shareLevels)} default: str_("?"); } }
static void cache_(const CPUCacheInfo *c_) { ${printObject(context.members(CACHE, 'c_->'))} }
static void slot_(const CPUCacheInfo *c_) {
  if (!c_) { put_("null"); return; }
  put_("{\\"cache\\":"); cache_(c_); put_(",\\"variable\\":"); 
  const struct name_ *n_ = cache_names_;
  while (n_->name && n_->at != c_) n_++;
  str_(n_->name); put_("}");
}
static void word_(int w_) { switch (w_) { ${cases(context.words)} default: str_("?"); } }
static void masks_(const FeatureMask *m_, int count_) {
  const char *comma_ = "";
  put_("[");
  for (int i_ = 0; i_ < count_; i_++) {
    if (!m_[i_].mask) continue;
    put_(comma_); put_("{\\"word\\":"); word_(m_[i_].index); put_(",\\"mask\\":"); hex_(m_[i_].mask); put_("}");
    comma_ = ",";
  }
  put_("]");
}
static void mask_list_(const FeatureMask *m_) {
  int count_ = 0;
  while (m_ && m_[count_].mask) count_++;
  masks_(m_, count_);
}
static void features_(const uint64_t *f_) {
  const char *comma_ = "";
  put_("{");
  for (int w_ = 0; w_ < FEATURE_WORDS; w_++) {
    if (f_[w_]) { put_(comma_); word_(w_); put_(":"); hex_(f_[w_]); comma_ = ","; }
  }
  put_("}");
}
static void props_(const PropValue *p_) {
  if (!p_) { put_("null"); return; }
  put_("[");
  for (int i_ = 0; p_[i_].prop; i_++) {
    put_(i_ ? "," : ""); put_("{\\"property\\":"); str_(p_[i_].prop); put_(",\\"value\\":"); str_(p_[i_].value); put_("}");
  }
  put_("]");
}
static void versions_(const X86CPUVersionDefinition *v_) {
  put_("[");
  for (int i_ = 0; v_ && v_[i_].version; i_++) { put_(i_ ? ",\\n" : ""); ${printObject(context.members(VERSION, 'v_[i_].'))} }
  put_("]");
}
`;
}

/** `case X: str_("X"); break;` for each constant. */
function cases(constants: readonly string[]): string {
  return constants.map((name) => `case ${name}: str_("${name}"); break;`).join(' ');
}
