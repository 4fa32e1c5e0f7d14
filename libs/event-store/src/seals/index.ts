export { type Anchor } from './anchor.js';
export { AnchorFolder } from './anchor-file.js';
export type { SealFault, SealFaultKind } from './compare-sealed.js';
export type { EventName, Proof } from './prove.js';
export { checkReceipt, type Receipt, type ReceiptFault } from './receipt.js';
export { SEAL_SUBSCRIPTION, sealSubscription } from './sealer.js';
export { type Seal, sealKeyIdOf, type SealSigner } from './seal.js';
export type { SealVerification, VerifySealsOptions } from './verify-seals.js';
