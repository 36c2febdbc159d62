/** Pages of the AWS console that people go to, by their paths on the console's host. */
export type ConsoleService = {
  readonly id: string;
  readonly name: string;
  /** Without the leading slash; may end in a fragment. */
  readonly path: string;
  /** The same page whatever the region. */
  readonly isGlobal?: true;
};

export const consoleServices: readonly ConsoleService[] = [
  { id: 'home', name: 'Console Home', path: 'console/home' },
  { id: 'acm', name: 'Certificate Manager', path: 'acm/home' },
  { id: 'apigateway', name: 'API Gateway', path: 'apigateway/main/apis' },
  { id: 'athena', name: 'Athena', path: 'athena/home' },
  { id: 'backup', name: 'AWS Backup', path: 'backup/home' },
  { id: 'batch', name: 'Batch', path: 'batch/home' },
  { id: 'bedrock', name: 'Bedrock', path: 'bedrock/home' },
  { id: 'billing', name: 'Billing and Cost Management', path: 'billing/home', isGlobal: true },
  { id: 'cloudformation', name: 'CloudFormation', path: 'cloudformation/home' },
  { id: 'cloudfront', name: 'CloudFront', path: 'cloudfront/v4/home', isGlobal: true },
  { id: 'cloudshell', name: 'CloudShell', path: 'cloudshell/home' },
  { id: 'cloudtrail', name: 'CloudTrail', path: 'cloudtrailv2/home' },
  { id: 'cloudwatch', name: 'CloudWatch', path: 'cloudwatch/home' },
  { id: 'codebuild', name: 'CodeBuild', path: 'codesuite/codebuild/projects' },
  { id: 'codepipeline', name: 'CodePipeline', path: 'codesuite/codepipeline/pipelines' },
  { id: 'cognito', name: 'Cognito', path: 'cognito/v2/home' },
  { id: 'config', name: 'Config', path: 'config/home' },
  { id: 'costmanagement', name: 'Cost Explorer', path: 'costmanagement/home', isGlobal: true },
  { id: 'dynamodb', name: 'DynamoDB', path: 'dynamodbv2/home' },
  { id: 'ec2', name: 'EC2', path: 'ec2/home' },
  { id: 'ecr', name: 'Elastic Container Registry', path: 'ecr/home' },
  { id: 'ecs', name: 'Elastic Container Service', path: 'ecs/v2/home' },
  { id: 'efs', name: 'EFS', path: 'efs/home' },
  { id: 'eks', name: 'Elastic Kubernetes Service', path: 'eks/home' },
  { id: 'elasticache', name: 'ElastiCache', path: 'elasticache/home' },
  { id: 'eventbridge', name: 'EventBridge', path: 'events/home' },
  { id: 'glue', name: 'Glue', path: 'glue/home' },
  { id: 'guardduty', name: 'GuardDuty', path: 'guardduty/home' },
  { id: 'iam', name: 'IAM', path: 'iam/home', isGlobal: true },
  { id: 'kinesis', name: 'Kinesis', path: 'kinesis/home' },
  { id: 'kms', name: 'Key Management Service', path: 'kms/home' },
  { id: 'lambda', name: 'Lambda', path: 'lambda/home' },
  { id: 'loadbalancers', name: 'Load balancers', path: 'ec2/home#LoadBalancers:' },
  { id: 'logs', name: 'CloudWatch Logs', path: 'cloudwatch/home#logsV2:log-groups' },
  { id: 'msk', name: 'Managed Streaming for Kafka', path: 'msk/home' },
  { id: 'opensearch', name: 'OpenSearch Service', path: 'aos/home' },
  { id: 'organizations', name: 'Organizations', path: 'organizations/v2/home', isGlobal: true },
  { id: 'rds', name: 'RDS', path: 'rds/home' },
  { id: 'redshift', name: 'Redshift', path: 'redshiftv2/home' },
  { id: 'route53', name: 'Route 53', path: 'route53/v2/home', isGlobal: true },
  { id: 's3', name: 'S3', path: 's3/home' },
  { id: 'sagemaker', name: 'SageMaker', path: 'sagemaker/home' },
  { id: 'secretsmanager', name: 'Secrets Manager', path: 'secretsmanager/home' },
  { id: 'securityhub', name: 'Security Hub', path: 'securityhub/home' },
  { id: 'singlesignon', name: 'IAM Identity Center', path: 'singlesignon/home' },
  { id: 'sns', name: 'SNS', path: 'sns/v3/home' },
  { id: 'sqs', name: 'SQS', path: 'sqs/v3/home' },
  { id: 'stepfunctions', name: 'Step Functions', path: 'states/home' },
  { id: 'support', name: 'Support', path: 'support/home', isGlobal: true },
  { id: 'systems-manager', name: 'Systems Manager', path: 'systems-manager/home' },
  { id: 'vpc', name: 'VPC', path: 'vpcconsole/home' },
  { id: 'waf', name: 'WAF', path: 'wafv2/homev2' },
];

export const consoleServiceOf = (id: string): ConsoleService | undefined =>
  consoleServices.find((service) => service.id === id);
