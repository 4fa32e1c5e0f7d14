import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { Directory } from './directory.dto.js';
import { GetDirectory } from './directory.queries.js';

@ApiTags('directory')
@Controller('directory')
export class DirectoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'getDirectory', summary: '单位、人员、内容分类' })
  @ApiOkResponse({ type: Directory })
  directory(@CurrentViewer() viewer: Viewer): Promise<Directory> {
    return this.queries.execute(new GetDirectory(viewer));
  }
}
