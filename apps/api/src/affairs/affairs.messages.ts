import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { AffairDone, AffairList, AffairListQuery, AffairView } from './affairs.dto.js';

/** Who gives a command on which affair; null opens one. */
export type AffairCaller = {
  affairId: string | null;
  viewer: Viewer;
  commandId: string;
  requestHash: Buffer;
  expectedVersion: number | null;
};

/** One command class for every affair, carrying one domain command as validated at the door. */
export class AffairCommand extends Command<AffairDone> {
  constructor(
    readonly category: string,
    readonly on: AffairCaller,
    readonly input: { type: string } & Record<string, unknown>,
  ) {
    super();
  }
}

export class ListAffairs extends Query<AffairList> {
  constructor(
    readonly category: string,
    readonly viewer: Viewer,
    readonly query: AffairListQuery,
  ) {
    super();
  }
}

export class GetAffair extends Query<AffairView> {
  constructor(
    readonly category: string,
    readonly viewer: Viewer,
    readonly affairId: string,
  ) {
    super();
  }
}
