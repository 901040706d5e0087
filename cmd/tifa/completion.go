package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print the completion script of a shell",
		Long: `Print a script that lets a shell complete the commands, flags and flag values of
tifa: ` + strings.Join(shells, ", ") + `.`,
		Example: `  tifa completion bash > ~/.local/share/bash-completion/completions/tifa
  tifa completion zsh > "${fpath[1]}/_tifa"
  tifa completion fish > ~/.config/fish/completions/tifa.fish`,
		Args:      argsError(1, "the name of a shell ("+strings.Join(shells, ", ")+")"),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			out := c.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return fmt.Errorf("completion: %q is no known shell: use one of %s", args[0], strings.Join(shells, ", "))
		},
	}
}
