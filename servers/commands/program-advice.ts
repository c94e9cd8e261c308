/** How to come by a program that is not there. */
export function adviceFor(program: string): string {
  return ADVICE[program] ?? `Install ${program}, or see that it is on the PATH, then try again.`;
}

const ADVICE: Record<string, string> = {
  export: 'It is part of a shell and would change nothing here; give variables to the tool instead.',
  git: 'Install Git from https://git-scm.com, then try again.',
  gh: 'Install the GitHub CLI from https://cli.github.com, then try again.',
  make: 'Install GNU Make (package make; on macOS xcode-select --install), then try again.',
  docker: 'Install Docker or Podman with its docker command, then try again.',
  kubectl: 'Install kubectl from https://kubernetes.io/docs/tasks/tools, then try again.',
  helm: 'Install Helm from https://helm.sh, then try again.',
  terraform: 'Install OpenTofu from https://opentofu.org or Terraform, then try again.',
  tofu: 'Install OpenTofu from https://opentofu.org, then try again.',
  trivy: 'Install Trivy from https://trivy.dev, then try again.',
};
