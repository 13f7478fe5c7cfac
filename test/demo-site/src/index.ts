export { startDemoSite } from './server.js';
export type { DemoSite, DemoSiteOptions } from './server.js';
export type { ExpectedArticle } from './truth.js';
