"""The desk: decide, check and search in a browser, on this machine.

`app` makes the application, `routes` has one module a subject, `pages` says what each tells,
`edition` keeps the published dataset in memory for as long as it is the one that readers see.
"""
