import {
  Body,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  type Type,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AFFAIRS, type Affair, type AffairCommandSpec, type AnyAffairState } from '#domain';
import type { Viewer } from '#identity';
import { CurrentViewer, Idempotent, versionOf, type XinfangRequest } from '../shared/case-context.js';
import { idOf, IdParam } from '../shared/id-param.js';
import { requestOf } from './affair-fields.js';
import { kebab } from './affair-view.js';
import { AffairDone, AffairList, AffairListQuery, AffairView } from './affairs.dto.js';
import { type AffairCaller, AffairCommand, GetAffair, ListAffairs } from './affairs.messages.js';

const Caller = createParamDecorator((_: unknown, context: ExecutionContext): AffairCaller => {
  const request = context.switchToHttp().getRequest<XinfangRequest>();
  const { viewer, commandId, requestHash } = request;
  if (!viewer || !commandId || !requestHash) throw new Error('route without session guard');
  const { affairId } = request.params as { affairId?: unknown };
  return {
    affairId: affairId === undefined ? null : idOf('affairId', affairId),
    viewer,
    commandId,
    requestHash,
    expectedVersion: versionOf(request.headers['if-match']),
  };
});

const AffairId = () => ApiParam({ name: 'affairId', schema: { type: 'string', format: 'uuid' } });
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** `special-issue` → `specialIssue` */
const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The routes of one affair: its register, one of it, and each of its commands with the body that its fields describe. */
function controllerOf(affair: Affair): Type {
  const name = capital(camel(affair.category));

  @ApiTags(affair.path)
  @Controller(affair.path)
  class AffairController {
    constructor(
      @Inject(CommandBus) readonly commands: CommandBus,
      @Inject(QueryBus) readonly queries: QueryBus,
    ) {}

    @Get()
    @ApiOperation({ operationId: `list${name}`, summary: affair.zh })
    @ApiOkResponse({ type: AffairList })
    list(@CurrentViewer() viewer: Viewer, @Query() query: AffairListQuery): Promise<AffairList> {
      return this.queries.execute(new ListAffairs(affair.category, viewer, query));
    }

    @Get(':affairId')
    @AffairId()
    @ApiOperation({ operationId: `get${name}`, summary: `${affair.zh}(一项)` })
    @ApiOkResponse({ type: AffairView })
    get(
      @CurrentViewer() viewer: Viewer,
      @Param('affairId', IdParam('affairId')) affairId: string,
    ): Promise<AffairView> {
      return this.queries.execute(new GetAffair(affair.category, viewer, affairId));
    }
  }

  for (const [command, spec] of Object.entries(affair.commands)) {
    if (spec.inner === true) continue;
    if (spec.opens === true) addRoute(AffairController, affair, { command, spec, at: '' });
    if (spec.from.length > 0) addRoute(AffairController, affair, { command, spec, at: ':affairId/' });
  }
  return AffairController;
}

type Route = { command: string; spec: AffairCommandSpec<AnyAffairState>; at: '' | ':affairId/' };
const BODIES = new Map<string, new () => object>();

/** A command's body has one description, also where the command both opens and goes on. */
function bodyOf(affair: Affair, { command, spec }: Route): new () => object {
  const name = `${capital(camel(affair.category))}${capital(command)}Request`;
  const known = BODIES.get(name) ?? requestOf(name, spec.fields);
  BODIES.set(name, known);
  return known;
}

function addRoute(controller: Type, affair: Affair, route: Route): void {
  const { command, spec, at } = route;
  const isOpening = at === '';
  const method = `${camel(affair.category)}${capital(command)}${isOpening && spec.from.length > 0 ? 'New' : ''}`;
  const proto = controller.prototype as Record<string, unknown>;
  Object.defineProperty(proto, method, {
    configurable: true,
    writable: true,
    value(this: { commands: CommandBus }, on: AffairCaller, body: object): Promise<AffairDone> {
      return this.commands.execute(new AffairCommand(affair.category, on, { type: command, ...body }));
    },
  });
  const dto = bodyOf(affair, route);
  Reflect.defineMetadata('design:paramtypes', [Object, dto], proto, method);
  Caller()(proto, method, 0);
  Body()(proto, method, 1);
  const decorators: MethodDecorator[] = [
    Post(`${at}${kebab(command)}`),
    HttpCode(200),
    Idempotent(),
    ApiOperation({ operationId: method, summary: `${affair.zh}:${spec.zh}` }),
    ApiBody({ type: dto }),
    ApiOkResponse({ type: AffairDone }),
    ...(isOpening
      ? []
      : [AffairId(), ApiHeader({ name: 'If-Match', description: '所见事项的版本', required: true })]),
  ];
  const descriptor = Object.getOwnPropertyDescriptor(proto, method);
  if (descriptor === undefined) throw new Error('no method');
  for (const decorate of decorators) decorate(proto, method, descriptor);
}

/** One controller for each affair of the registry. */
export const AFFAIR_CONTROLLERS: readonly Type[] = AFFAIRS.map(controllerOf);
