import { Controller, Get, GoneException, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblem, ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { schemaOf } from '../http/schema.js';
import { statesOf } from '../outbox/states.js';
import { articlePage, type ArticlePage } from './articles.js';
import { ARTICLE_ID, idOf } from './id.js';
import { ArticleItem, itemOf } from './item.js';
import { ArticleQuery } from './query.js';

const Page = z.object({
  items: z.array(ArticleItem.partial().required({ id: true })),
  nextCursor: z.string().nullable().describe('Give it as cursor for the next page; null on the last.'),
  ranked: z.object({ matches: z.int(), all: z.boolean() }).optional().describe('With sort=relevance: how many matches were ranked, the newest ones, and whether those were all.'),
});

@ApiProblems()
@ApiTags('articles')
@Controller('api/v1/articles')
export class ArticlesController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get()
  @ApiOperation({ operationId: 'listArticles', summary: 'Search and list articles' })
  @ApiParameters(ArticleQuery)
  @ApiOkResponse({ schema: schemaOf(Page) })
  list(@Parameters(ArticleQuery) query: ArticleQuery): Promise<ArticlePage> {
    return articlePage(this.reader.sql, query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getArticle', summary: 'One article, as it is now' })
  @ApiParam({ name: 'id', description: 'The article id, or its beginning.', schema: { type: 'string', pattern: ARTICLE_ID.source } })
  @ApiOkResponse({ schema: schemaOf(ArticleItem) })
  @ApiProblem(404, 'There is no such article.')
  @ApiProblem(410, 'There was one.')
  @ApiResponse({ status: 308, description: 'It was merged into the article that Location names.' })
  async get(@Param('id') given: string, @Res({ passthrough: true }) response: Response): Promise<ArticleItem | undefined> {
    const id = await idOf(this.reader.sql, given);
    const [state] = await statesOf(this.reader.sql, [id]);
    if (!state) throw new NotFoundException(`There is no article ${id}.`);
    if (state.state === 'merged') {
      response.redirect(308, `/api/v1/articles/${state.mergedInto}`);
      return undefined;
    }
    if (state.state !== 'stored') throw new GoneException(state.state === 'purged' ? `The article ${id} was removed.` : `What was article ${id} turned out to be no article.`);
    return itemOf(state);
  }
}
