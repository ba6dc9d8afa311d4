// biome-ignore-all lint/suspicious/noExplicitAny: an OpenAPI document is as its makers wrote it
export interface Merged {
  openapi: string;
  paths: Record<string, any>;
  components: Record<string, any>;
}
export interface Description {
  service: string;
  document: any;
}
export function descriptions(): Description[];
export function merged(of?: Description[]): Merged;
