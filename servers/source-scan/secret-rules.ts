import type { Severity } from './found-secret.ts';

/** A kind of secret that is known by its shape. */
export interface SecretRule {
  id: string;
  title: string;
  severity: Severity;
  /** One of these stands in every match, in lower case; saves the pattern on files without. */
  keywords: readonly string[];
  /** Bounded quantifiers only: it runs on files that anybody may have written. Group 1, if any, is the secret. */
  pattern: RegExp;
}

const rule = (
  id: string,
  title: string,
  severity: Severity,
  keywords: readonly string[],
  pattern: RegExp,
): SecretRule => ({ id, title, severity, keywords, pattern });

/** By the vendors' documented prefixes and lengths. The first that matches a place names it. */
export const SECRET_RULES: readonly SecretRule[] = [
  rule(
    'private-key',
    'Private key',
    'CRITICAL',
    ['private key'],
    /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----[\s\\nr"'+,]{0,20}(?:Proc-Type|DEK-Info|Version|Comment|[A-Za-z0-9+/=]{16})/g,
  ),
  rule(
    'aws-access-key-id',
    'AWS access key id',
    'HIGH',
    ['akia', 'asia', 'abia', 'acca'],
    /\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b/g,
  ),
  rule(
    'aws-secret-access-key',
    'AWS secret access key',
    'CRITICAL',
    ['aws'],
    /aws.{0,20}(?:secret|key).{0,20}["'=:\s]{1,5}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  ),
  rule(
    'github-token',
    'GitHub token',
    'CRITICAL',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    /\b(gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})\b/g,
  ),
  rule(
    'gitlab-token',
    'GitLab token',
    'CRITICAL',
    ['glpat-', 'gldt-', 'glptt-', 'glrt-'],
    /\b(gl(?:pat|dt|ptt|rt)-[A-Za-z0-9_-]{20,64})/g,
  ),
  rule(
    'slack-token',
    'Slack token',
    'CRITICAL',
    ['xox', 'xapp-'],
    /\b(xox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{10,250}|xapp-\d-[A-Za-z0-9-]{10,250})/g,
  ),
  rule(
    'slack-webhook',
    'Slack webhook',
    'HIGH',
    ['hooks.slack.com'],
    /(https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/]{20,100})/g,
  ),
  rule('google-api-key', 'Google API key', 'HIGH', ['aiza'], /\b(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/g),
  rule(
    'google-oauth-secret',
    'Google OAuth client secret',
    'HIGH',
    ['gocspx-'],
    /\b(GOCSPX-[A-Za-z0-9_-]{28})/g,
  ),
  rule(
    'stripe-key',
    'Stripe key',
    'CRITICAL',
    ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'whsec_'],
    /\b((?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,247}|whsec_[A-Za-z0-9+/]{32,64})/g,
  ),
  rule(
    'jwt',
    'JSON Web Token',
    'MEDIUM',
    ['eyj'],
    /\b(eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000})/g,
  ),
  rule(
    'database-url',
    'Address with a password',
    'HIGH',
    ['://'],
    /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|ftp|smtp)(?:\+[a-z0-9]{1,20})?:\/\/[^\s:@/"'<>]{0,100}:([^\s@"'<>]{3,200})@[A-Za-z0-9[]/g,
  ),
  rule('npm-token', 'npm token', 'CRITICAL', ['npm_'], /\b(npm_[A-Za-z0-9]{36})\b/g),
  rule(
    'npm-legacy-token',
    'npm token',
    'CRITICAL',
    ['_authtoken'],
    /_authToken\s{0,5}=\s{0,5}["']?([A-Za-z0-9-]{20,100})/gi,
  ),
  rule('pypi-token', 'PyPI token', 'CRITICAL', ['pypi-'], /\b(pypi-AgE[A-Za-z0-9_-]{50,300})/g),
  rule(
    'anthropic-key',
    'Anthropic key',
    'CRITICAL',
    ['sk-ant-'],
    /\b(sk-ant-[A-Za-z0-9]{2,10}-[A-Za-z0-9_-]{20,200})/g,
  ),
  rule(
    'openai-key',
    'OpenAI key',
    'CRITICAL',
    ['sk-'],
    /\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/g,
  ),
  rule('hugging-face-token', 'Hugging Face token', 'HIGH', ['hf_'], /\b(hf_[A-Za-z]{34})\b/g),
  rule('sendgrid-key', 'SendGrid key', 'CRITICAL', ['sg.'], /\b(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})/g),
  rule('twilio-key', 'Twilio key', 'HIGH', ['sk', 'twilio'], /\b(SK[0-9a-f]{32})\b/g),
  rule(
    'telegram-bot-token',
    'Telegram bot token',
    'HIGH',
    [':aa'],
    /\b(\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/g,
  ),
  rule(
    'discord-webhook',
    'Discord webhook',
    'HIGH',
    ['discord'],
    /(https:\/\/(?:canary\.)?discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,70})/g,
  ),
  rule(
    'shopify-token',
    'Shopify token',
    'CRITICAL',
    ['shpat_', 'shpss_', 'shpca_', 'shppa_'],
    /\b(shp(?:at|ss|ca|pa)_[0-9a-fA-F]{32})\b/g,
  ),
  rule(
    'digitalocean-token',
    'DigitalOcean token',
    'CRITICAL',
    ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    /\b(do[opr]_v1_[0-9a-f]{64})\b/g,
  ),
  rule(
    'azure-storage-key',
    'Azure storage key',
    'CRITICAL',
    ['accountkey='],
    /AccountKey=([A-Za-z0-9+/]{86}==)/g,
  ),
  rule(
    'azure-client-secret',
    'Azure client secret',
    'HIGH',
    ['8q~', '7q~'],
    /(?<![A-Za-z0-9_~.-])([A-Za-z0-9_~.]{3}[78]Q~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])/g,
  ),
  rule(
    'basic-auth-header',
    'Credentials in a header',
    'HIGH',
    ['basic ', 'bearer '],
    /authorization["']?\s{0,5}[:=,]\s{0,5}["'`]?(?:Basic|Bearer)\s{1,3}([A-Za-z0-9+/=._~-]{16,2000})/gi,
  ),
];
