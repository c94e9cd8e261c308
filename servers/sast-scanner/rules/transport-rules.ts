import { GO, isFalse, isTrue, JAVA, JS, literal, PY } from './rule.ts';
import type { Rule } from './rule.ts';

const OLD = /(?:PROTOCOL_)?(?:SSLv[23]|TLSv1(?:_1)?)(?:_METHOD)?$/;

export const transportRules: readonly Rule[] = [
  {
    id: 'certificate-not-verified',
    type: 'crypto',
    cwe: 295,
    severity: 'HIGH',
    message: 'The other side is not verified: anybody on the way can be it.',
    fix: 'Leave verification on; trust a private authority by giving its certificate.',
    ways: [
      {
        kind: 'call',
        languages: PY,
        callee:
          /^(?:requests|httpx|session|client)(?:\(\))?(?:\.\w+)*$|\.(?:get|post|put|patch|delete|head|options|request|Session|Client|AsyncClient)$/,
        when: ({ named }) => isFalse(named.get('verify')),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^ssl\._create_unverified_context$|^ssl\._https_verify_certificates$/,
      },
      {
        kind: 'entry',
        languages: PY,
        entry: /^(?:verify_mode|cert_reqs)$/,
        when: ({ value }) => /CERT_NONE/.test(value.text),
      },
      {
        kind: 'entry',
        languages: PY,
        entry: /^(?:check_hostname|validate_certs|verify_ssl|ssl_verify|verify)$/,
        when: ({ value, node }) =>
          isFalse(value) &&
          node.type !== 'pair' &&
          node.type !== 'default_parameter' &&
          !/keyword_argument/.test(node.type),
      },
      { kind: 'call', languages: PY, callee: /(?:^|\.)(?:AutoAddPolicy|WarningPolicy)$/ },
      {
        kind: 'call',
        languages: PY,
        callee: /\.set_missing_host_key_policy$/,
        when: ({ args }) => /(?:AutoAdd|Warning)Policy$/.test(args[0]?.text ?? ''),
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:rejectUnauthorized|strictSSL)$/,
        when: ({ value }) => isFalse(value),
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^NODE_TLS_REJECT_UNAUTHORIZED$/,
        when: ({ value }) => /^["'`]?0["'`]?$/.test(value.text),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee:
          /\.(?:setHostnameVerifier|setDefaultHostnameVerifier|hostnameVerifier|setSSLHostnameVerifier)$/,
        when: ({ args }) =>
          /ALLOW_ALL|AllowAll|NoopHostnameVerifier|NullHostnameVerifier|->\s*true|return\s+true/.test(
            args[0]?.text ?? '',
          ),
      },
      { kind: 'entry', languages: GO, entry: /^InsecureSkipVerify$/, when: ({ value }) => isTrue(value) },
      { kind: 'call', languages: GO, callee: /ssh\.InsecureIgnoreHostKey$/ },
    ],
  },
  {
    id: 'old-protocol',
    type: 'crypto',
    cwe: 327,
    severity: 'MEDIUM',
    message: 'SSL 2, SSL 3, TLS 1.0 and TLS 1.1 are broken.',
    fix: 'Allow TLS 1.2 and newer only.',
    ways: [
      {
        kind: 'entry',
        languages: PY,
        entry: /^(?:ssl_version|version|method|protocol|ssl_method)$/,
        when: ({ value }) => OLD.test(value.text),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:SSLContext|Context|wrap_socket)$/,
        when: ({ args }) => args.some((arg) => OLD.test(arg.text)),
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:secureProtocol|minVersion|maxVersion)$/,
        when: ({ value }) => /SSLv[23]|TLSv1(?:_1|\.1)?(?:_\w*method)?["'`]?$/.test(value.text),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /^SSLContext\.getInstance$/,
        when: ({ args }) => /^(?:SSL|SSLv[23]|TLSv1(?:\.1)?)$/.test(literal(args[0]) ?? ''),
      },
      {
        kind: 'entry',
        languages: GO,
        entry: /^(?:MinVersion|MaxVersion)$/,
        when: ({ value }) => /Version(?:SSL30|TLS10|TLS11)$/.test(value.text),
      },
    ],
  },
];
