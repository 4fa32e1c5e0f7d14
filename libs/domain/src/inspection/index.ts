export { SELF_OPENED_CASE } from './self-opened-case.js';
export { inspectionRate, inspectionSample, type SampledCase } from './sample.js';
