export { StoreModule } from './store.module.js';
export type { StoreOptions } from './store.module.js';
export { entities } from './schema/entities.js';
export { migrations } from './schema/migrations.js';
export { recordedPages } from './recorded.js';
export type { Recorded } from './recorded.js';
export type { ArticleItem } from './articles/item.js';
export { openApi } from './open-api.js';
