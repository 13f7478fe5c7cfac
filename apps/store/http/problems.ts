import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string', description: 'What is wrong, and what to do.' } },
} as const;

const always: Readonly<Record<number, string>> = {
  400: 'A parameter is wrong; the detail names it.',
  401: 'There is no key, or nobody knows it.',
  403: 'The key may not do that.',
  414: 'The URL is too long.',
  429: 'Too many requests.',
  500: 'The server failed; its log says why.',
  503: 'The server is too busy, or stops.',
};

const described = (status: number, description: string) => ApiResponse({ status, description, content: { 'application/problem+json': { schema: { ...schema, required: [...schema.required] } } } });

/** The problem documents (RFC 9457) that every operation of a controller may answer with. */
export const ApiProblems = (): ClassDecorator => applyDecorators(...Object.entries(always).map(([status, description]) => described(Number(status), description))) as ClassDecorator;

/** A problem document of one operation. */
export const ApiProblem = (status: number, description: string): MethodDecorator => described(status, description);
