import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'xinfang:public';
/** A route that needs no session. Everything else does. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
