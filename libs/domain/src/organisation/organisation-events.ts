type Recorded = {
  readonly orgId: number;
  /** The day from which it holds. @shape YYYY-MM-DD */
  readonly on: string;
  /** The paper on which it rests: number or title, never words of a petition. */
  readonly basis: string;
};

/** 单位更名: from a day on an organisation bears another name; what bears an earlier date keeps the one before. */
export type OrganisationRenamed = {
  readonly type: 'OrganisationRenamed';
  readonly data: Recorded & { readonly before: string; readonly name: string };
};

/** 单位停用: it takes no petitions and has no accounts any more; what it did stays its own. */
export type OrganisationDisabled = { readonly type: 'OrganisationDisabled'; readonly data: Recorded };

/** 单位恢复使用. */
export type OrganisationEnabled = { readonly type: 'OrganisationEnabled'; readonly data: Recorded };

/** Everything that ever happened to an organisation of an installation after it was made. */
export type OrganisationEvent = OrganisationRenamed | OrganisationDisabled | OrganisationEnabled;

/** Newest schema version of each. */
export const ORGANISATION_EVENT_VERSIONS = {
  OrganisationRenamed: 1,
  OrganisationDisabled: 1,
  OrganisationEnabled: 1,
} as const satisfies Record<OrganisationEvent['type'], number>;
