// Which information notice is shown (PRODUCT R2).
export { NOTICE_VERSION } from '#binding/notice/notice.ts';
