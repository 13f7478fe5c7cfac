import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { schemaOf } from '../http/schema.js';
import { regionCounts, RegionCounts, RegionQuery, type RegionAnswer } from './regions.js';
import { Stats, statsOf, StatsQuery } from './stats.js';

@ApiProblems()
@ApiTags('counts')
@Controller('api/v1')
export class CountsController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Get('stats')
  @ApiOperation({ operationId: 'getStats', summary: 'Articles per hour or day, by country, source or language' })
  @ApiParameters(StatsQuery)
  @ApiOkResponse({ schema: schemaOf(Stats) })
  stats(@Parameters(StatsQuery) query: z.infer<typeof StatsQuery>): Promise<z.infer<typeof Stats>> {
    return statsOf(this.reader.sql, query);
  }

  @Get('regions')
  @ApiOperation({ operationId: 'getRegions', summary: 'The regions of the world with how many articles are about them' })
  @ApiParameters(RegionQuery)
  @ApiOkResponse({ schema: schemaOf(RegionCounts) })
  regions(@Parameters(RegionQuery) { days }: z.infer<typeof RegionQuery>): Promise<RegionAnswer> {
    return regionCounts(this.reader.sql, days);
  }
}
