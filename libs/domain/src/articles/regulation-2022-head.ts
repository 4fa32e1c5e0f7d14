import type { DocumentHead } from './article.js';

/** 《信访工作条例》: issued 2022-02-25, in force since 2022-05-01. */
export const REGULATION_2022_HEAD: DocumentHead = {
  document: '信访工作条例',
  effectiveFrom: '2022-05-01',
  effectiveTo: null,
  evidence: '核',
};
