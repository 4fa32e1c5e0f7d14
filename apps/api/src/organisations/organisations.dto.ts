import { ORGANISATION_LIMITS as MAX } from '#domain/glossary';
import { Code, DateOn, Flag, InstantAt, Int, ListOf, Text } from '../shared/fields.js';

export class CreateOrganisationRequest {
  @Int({ zh: '上级', min: 1 }) parentId!: number;
  @Text({ zh: '名称', max: MAX.name }) name!: string;
  @Text({ zh: '机构码', max: MAX.code }) code!: string;
  @Text({ zh: '机关代字', max: MAX.shortCode }) shortCode!: string;
  @Code(['city', 'county'], { zh: '层级' }) level!: 'city' | 'county';
  @Flag({ zh: '小机关模式' }) smallOffice!: boolean;
}

export const ORGANISATION_CHANGES = ['rename', 'disable', 'enable'] as const;

/** 更名、停用、恢复. */
export class ChangeOrganisationRequest {
  @Code(ORGANISATION_CHANGES, { zh: '变动' }) change!: (typeof ORGANISATION_CHANGES)[number];
  /** With `rename`. */
  @Text({ zh: '新名称', max: MAX.name, optional: true }) name?: string;
  /** With `rename`: the name that was on the screen; another one meanwhile is not renamed over. */
  @Text({ zh: '原名称', max: MAX.name, optional: true }) before?: string;
  @DateOn({ zh: '生效日' }) on!: string;
  @Text({ zh: '依据', max: MAX.basis }) basis!: string;
}

/** One change of a unit, in words. */
export class OrganisationChangeView {
  @InstantAt({ zh: '时刻' }) at!: string;
  @Text({ zh: '经手人', max: 60, nullable: true }) byName!: string | null;
  @DateOn({ zh: '生效日' }) on!: string;
  @Text({ zh: '变动', max: 200 }) what!: string;
  @Text({ zh: '依据', max: 200 }) basis!: string;
}

export class OrganisationHistory {
  @ListOf(() => OrganisationChangeView, { zh: '变动' }) items!: OrganisationChangeView[];
}
