export { ASIDE_RETENTION, asideKeptUntil } from './aside-retention.js';
export { ONLINE_MESSAGE } from './online-message.js';
export { ATTACHMENTS_BYTES_LIMIT } from './decide-online-message.js';
export type { AttachedFile, OnlineMessageState } from './online-message-commands.js';
export type { MessageText, OnlineMessageEvent, Signed, Writer } from './online-message-events.js';
export { messageProgressOf } from './message-progress.js';
