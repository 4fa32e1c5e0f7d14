import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { Directory } from './directory.dto.js';

export class GetDirectory extends Query<Directory> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}
