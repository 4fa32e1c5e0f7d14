import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { ProfileChanged, ProfileChangeRequest, ProfilePreviewView, ProfileView } from './profile.dto.js';

export class GetProfile extends Query<ProfileView> {
  constructor(
    readonly viewer: Viewer,
    readonly orgId: number,
  ) {
    super();
  }
}

export class PreviewProfile extends Query<ProfilePreviewView> {
  constructor(
    readonly viewer: Viewer,
    readonly body: ProfileChangeRequest,
  ) {
    super();
  }
}

export class ChangeProfile extends Command<ProfileChanged> {
  constructor(
    readonly viewer: Viewer,
    readonly body: ProfileChangeRequest,
    readonly request: { readonly commandId: string; readonly requestHash: Buffer },
  ) {
    super();
  }
}
