; Links with the scheme patchbay: open the app. Taken back when it is uninstalled, unless another copy has taken them since.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\patchbay" "" "URL:Patchbay"
  WriteRegStr SHELL_CONTEXT "Software\Classes\patchbay" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\patchbay\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ReadRegStr $0 SHELL_CONTEXT "Software\Classes\patchbay\shell\open\command" ""
  ${if} $0 == '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
    DeleteRegKey SHELL_CONTEXT "Software\Classes\patchbay"
  ${endif}
!macroend
