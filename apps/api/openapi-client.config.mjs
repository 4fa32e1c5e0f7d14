// The web's client is generated from the committed OpenAPI document, never edited (npm run openapi).
export default {
  input: 'apps/api/openapi.json',
  output: { path: 'apps/web/src/api' },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', '@tanstack/react-query'],
};
