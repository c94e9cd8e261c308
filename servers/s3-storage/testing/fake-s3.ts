import type { IncomingMessage, ServerResponse } from 'node:http';
import { createWebServer } from './web-server.ts';
import type { WebServer } from './web-server.ts';

/**
 * What radosgw does not offer: default encryption of a bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html, API_GetBucketEncryption.html,
 * API_DeleteBucketEncryption.html) and AES256 for one object (API_PutObject.html). Everything else is refused.
 */
export async function createFakeS3(bucket: string): Promise<WebServer & { stored: string[] }> {
  let rule: string | undefined;
  const stored: string[] = [];

  const put = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const checked = Object.keys(request.headers).some((name) =>
      /^(?:content-md5|x-amz-checksum-)/.test(name),
    );
    const form =
      /^<\?xml[^>]*><ServerSideEncryptionConfiguration xmlns="http:\/\/s3\.amazonaws\.com\/doc\/2006-03-01\/">(<Rule><ApplyServerSideEncryptionByDefault>(?:<SSEAlgorithm>(?:AES256|aws:kms|aws:kms:dsse)<\/SSEAlgorithm>|<KMSMasterKeyID>[^<]+<\/KMSMasterKeyID>)+<\/ApplyServerSideEncryptionByDefault>(?:<BucketKeyEnabled>true<\/BucketKeyEnabled>)?<\/Rule>)<\/ServerSideEncryptionConfiguration>$/;
    const given = form.exec(body)?.[1];
    if (given === undefined || !checked || request.headers['content-type'] !== 'application/xml') {
      refuse(response, 400, 'MalformedXML');
      return;
    }
    rule = given;
    response.writeHead(200).end();
  };

  const answers: Record<string, (request: IncomingMessage, response: ServerResponse, body: string) => void> =
    {
      [`PUT /${bucket}?encryption=`]: put,
      [`DELETE /${bucket}?encryption=`]: (_request, response) => {
        rule = undefined;
        response.writeHead(204).end();
      },
      [`GET /${bucket}?encryption=`]: (_request, response) => {
        if (rule === undefined) refuse(response, 404, 'ServerSideEncryptionConfigurationNotFoundError');
        else
          response
            .writeHead(200, { 'content-type': 'application/xml' })
            .end(`<ServerSideEncryptionConfiguration>${rule}</ServerSideEncryptionConfiguration>`);
      },
      [`PUT /${bucket}/encrypted?x-id=PutObject`]: (request, response, body) => {
        if (request.headers['x-amz-server-side-encryption'] !== 'AES256')
          refuse(response, 400, 'InvalidArgument');
        else {
          stored.push(body);
          response.writeHead(200, { etag: '"0"', 'x-amz-server-side-encryption': 'AES256' }).end();
        }
      },
    };
  const web = await createWebServer((request, response, body) => {
    const signed = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[a-z0-9-]+\/s3\/aws4_request, SignedHeaders=/;
    const answer = answers[`${request.method} ${request.url}`];
    if (!signed.test(request.headers.authorization ?? '')) refuse(response, 403, 'AccessDenied');
    else if (answer === undefined) refuse(response, 501, 'NotImplemented');
    else answer(request, response, body);
  });
  return { ...web, stored };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
}
