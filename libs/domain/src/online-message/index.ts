export { ONLINE_MESSAGE, type OnlineMessageState } from './online-message.js';
export type { MessageText, Signed, Writer } from './online-message-events.js';
export { messageProgressOf } from './message-progress.js';
