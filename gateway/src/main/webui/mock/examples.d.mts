export interface MockAnswer {
  status: number;
  type: string;
  body: unknown;
}
export function examples(document?: object): (method: string, path: string) => MockAnswer;
