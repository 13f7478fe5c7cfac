import { ContentEntity } from './entities/content.entity.js';
import { RevisionEntity } from './entities/revision.entity.js';

export const entities = [ContentEntity, RevisionEntity];
