/**
 * What the readers of the formats for other programs require, as JSON Schemas of our own. Sources: SARIF 2.1.0 (OASIS),
 * GitLab's page on code quality reports, reviewdog's rdf.proto in its JSON form.
 */
const text = { type: 'string', minLength: 1 };
const positive = { type: 'integer', minimum: 1 };
const strict = { additionalProperties: false };
/** A relative reference (RFC 3986): no scheme, no leading slash, nothing that would have to be escaped. */
const relativeUri = {
  type: 'string',
  pattern: "^(?!/)(?![A-Za-z][A-Za-z0-9+.-]*:)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$",
};
const message = { type: 'object', required: ['text'], properties: { text } };
const artifact = {
  type: 'object',
  ...strict,
  required: ['uri', 'uriBaseId'],
  properties: { uri: relativeUri, uriBaseId: { const: 'SRCROOT' } },
};
const region = {
  type: 'object',
  ...strict,
  required: ['startLine', 'endLine'],
  properties: { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive },
};
const place = {
  type: 'object',
  ...strict,
  required: ['artifactLocation'],
  properties: { artifactLocation: artifact, region },
};
const location = {
  type: 'object',
  ...strict,
  required: ['physicalLocation'],
  properties: { id: { type: 'integer', minimum: 0 }, physicalLocation: place, message },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const suppression = {
  type: 'object',
  ...strict,
  required: ['kind'],
  properties: {
    kind: { enum: ['inSource', 'external'] },
    status: { enum: ['accepted', 'underReview', 'rejected'] },
    justification: { type: 'string' },
  },
};
const fix = {
  type: 'object',
  ...strict,
  required: ['artifactChanges'],
  properties: {
    description: message,
    artifactChanges: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        ...strict,
        required: ['artifactLocation', 'replacements'],
        properties: {
          artifactLocation: artifact,
          replacements: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              ...strict,
              required: ['deletedRegion'],
              properties: { deletedRegion: region, insertedContent: message },
            },
          },
        },
      },
    },
  },
};
const result = {
  type: 'object',
  ...strict,
  required: ['ruleId', 'ruleIndex', 'message', 'partialFingerprints'],
  properties: {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    level,
    message,
    locations: { type: 'array', maxItems: 1, items: location },
    relatedLocations: { type: 'array', items: location },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: text },
    suppressions: { type: 'array', items: suppression },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    fixes: { type: 'array', minItems: 1, items: fix },
  },
  // §3.27.10: a result that is no failure has the level none.
  if: { properties: { kind: { const: 'fail' } } },
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema.
  then: { properties: { level: { enum: ['note', 'warning', 'error'] } } },
  else: { properties: { level: { const: 'none' } } },
};
const rule = {
  type: 'object',
  ...strict,
  required: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
  properties: {
    id: text,
    name: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$' },
    shortDescription: message,
    fullDescription: message,
    help: { type: 'object', required: ['text', 'markdown'], properties: { text, markdown: text } },
    defaultConfiguration: { type: 'object', ...strict, required: ['level'], properties: { level } },
    properties: {
      type: 'object',
      properties: {
        tags: { type: 'array', items: text, uniqueItems: true },
        'security-severity': { type: 'string', pattern: '^\\d+(?:\\.\\d+)?$' },
      },
    },
  },
};

export const SARIF_SCHEMA = {
  type: 'object',
  ...strict,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        ...strict,
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            ...strict,
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                ...strict,
                required: ['name', 'rules'],
                properties: {
                  name: text,
                  version: text,
                  semanticVersion: text,
                  rules: { type: 'array', uniqueItems: true, items: rule },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          originalUriBaseIds: { type: 'object' },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              ...strict,
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: { type: 'object', required: ['message'], properties: { level, message } },
                },
              },
            },
          },
          results: { type: 'array', items: result },
        },
      },
    },
  },
};

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const GITLAB_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    ...strict,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        ...strict,
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!/)(?!\\./)[\\s\\S]' },
          lines: { type: 'object', ...strict, required: ['begin'], properties: { begin: positive } },
        },
      },
    },
  },
};

const rdPosition = {
  type: 'object',
  ...strict,
  required: ['line'],
  properties: { line: positive, column: positive },
};

/** https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto */
export const RDJSON_SCHEMA = {
  type: 'object',
  ...strict,
  required: ['diagnostics'],
  properties: {
    source: { type: 'object', ...strict, required: ['name'], properties: { name: text, url: text } },
    severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        ...strict,
        required: ['message', 'location'],
        properties: {
          message: text,
          location: {
            type: 'object',
            ...strict,
            required: ['path'],
            properties: {
              path: text,
              range: {
                type: 'object',
                ...strict,
                required: ['start'],
                properties: { start: rdPosition, end: rdPosition },
              },
            },
          },
          severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
          code: { type: 'object', ...strict, required: ['value'], properties: { value: text, url: text } },
        },
      },
    },
  },
};
