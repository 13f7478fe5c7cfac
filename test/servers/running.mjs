// @ts-check
/**
 * How to stop what this run has started. Setup and teardown of a Jest project run in one process and share this module.
 * @type {(() => Promise<void>)[]}
 */
export const running = [];
