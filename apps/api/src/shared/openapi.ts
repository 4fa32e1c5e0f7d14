import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import { Problem } from './problem.dto.js';

/** The OpenAPI 3.1 description of the API; every refusal is a `Problem`. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Xinfang 信访')
    .setDescription('组工信访案件管理系统的接口。拒绝一律是 RFC 9457 问题文档(application/problem+json)。')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('__Host-xinfang')
    .addGlobalResponse({
      status: '4XX',
      description: '拒绝',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
}
