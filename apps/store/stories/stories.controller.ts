import { Controller, Get, Inject, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblem, ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { schemaOf } from '../http/schema.js';
import { newestStories, Story, storyOf } from './stories.js';

const StoryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('Stories, 1 to 50.'),
  minSources: z.coerce.number().int().min(1).max(100).default(2).describe('Only stories that so many sources had.'),
});

@ApiProblems()
@ApiTags('stories')
@Controller('api/v1/stories')
export class StoriesController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'listStories', summary: 'Stories of the newest 20,000 articles that several sources had' })
  @ApiParameters(StoryQuery)
  @ApiOkResponse({ schema: schemaOf(z.object({ items: z.array(Story) })) })
  async list(@Parameters(StoryQuery) { limit, minSources }: z.infer<typeof StoryQuery>): Promise<{ items: Story[] }> {
    return { items: await newestStories(this.reader.sql, limit, minSources) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getStory', summary: 'A story, and why each article is part of it; by its id or that of one of its articles' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: schemaOf(Story) })
  @ApiProblem(404, 'There is no such story.')
  async get(@Param('id', ParseUUIDPipe) id: string): Promise<Story> {
    const story = await storyOf(this.reader.sql, id);
    if (!story) throw new NotFoundException(`There is no story ${id}.`);
    return story;
  }
}
