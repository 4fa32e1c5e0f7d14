import { ROLES } from '#domain/glossary';
import { Code, Flag, Id, Int, ListOf, Text } from '../shared/fields.js';

export class Organisation {
  @Int({ zh: '标识' }) id!: number;
  @Int({ zh: '上级', nullable: true }) parentId!: number | null;
  @Text({ zh: '机构码', max: 19 }) code!: string;
  @Text({ zh: '名称', max: 120 }) name!: string;
  @Text({ zh: '机关代字', max: 12 }) shortCode!: string;
  @Code(['province', 'city', 'county'], { zh: '层级' }) level!: 'province' | 'city' | 'county';
  /** Out of use: stays named where it was named, cannot be chosen any more. */
  @Flag({ zh: '在用' }) active!: boolean;
}

/** Someone who can be named on a case. */
export class StaffMember {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '科室', max: 60, nullable: true }) section!: string | null;
  @Text({ zh: '职务', max: 60, nullable: true }) postTitle!: string | null;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
}

export class CategoryChoice {
  @Text({ zh: '分类码', max: 4 }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Text({ zh: '上级', max: 4, nullable: true }) parent!: string | null;
}

export class Directory {
  @ListOf(() => Organisation, { zh: '单位' }) organisations!: Organisation[];
  @ListOf(() => StaffMember, { zh: '人员' }) staff!: StaffMember[];
  @ListOf(() => CategoryChoice, { zh: '内容分类' }) categories!: CategoryChoice[];
  @Flag({ zh: '演示数据' }) demo!: boolean;
}
