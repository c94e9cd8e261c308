export const bundledS3 = {
  'server.bundled.s3Storage':
    'S3 storage of Amazon or compatible (MinIO, Ceph): objects, large files, signed addresses, versions, lifecycle, encryption.',
  'setting.AWS_ACCESS_KEY_ID': 'Access key',
  'setting.AWS_ACCESS_KEY_ID.help': 'Of a user with few rights. Your AWS profiles are not read.',
  'setting.AWS_SECRET_ACCESS_KEY': 'Secret access key',
  'setting.AWS_SECRET_ACCESS_KEY.help': 'Belongs to the access key; it never leaves this computer.',
  'setting.AWS_SESSION_TOKEN': 'Session token',
  'setting.AWS_SESSION_TOKEN.help': 'Only for temporary credentials; they stop working when it expires.',
  'setting.AWS_DEFAULT_REGION': 'Region',
  'setting.AWS_DEFAULT_REGION.help':
    'Where your buckets are, such as eu-central-1. Most other makers take us-east-1.',
  'setting.S3_ENDPOINT': 'Address of the storage',
  'setting.S3_ENDPOINT.help':
    'For MinIO, Ceph and others, such as http://localhost:9000. Left empty: Amazon.',
  'setting.S3_PATH_STYLE': 'Bucket in the path',
  'setting.S3_PATH_STYLE.help': 'Unless you choose: yes where an address is set, no at Amazon.',
  'need.s3':
    'Create an access key at Amazon (IAM) or at the maker of your storage, and put it into the settings.',
};
