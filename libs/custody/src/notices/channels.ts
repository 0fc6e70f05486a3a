/** The channel whose receivers are codes of organisations. */
export const PAGE_CHANNEL = 'page';
