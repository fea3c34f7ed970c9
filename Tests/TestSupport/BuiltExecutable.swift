internal import Foundation

/// The path of an executable of this package: in the folder that `DESCENT_BUILD` names, or else
/// beside the test bundle.
public func builtExecutable(_ name: String) -> String {
  if let folder = ProcessInfo.processInfo.environment["DESCENT_BUILD"] {
    return folder + "/" + name
  }
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
  let folder =
    bundle?.bundleURL.deletingLastPathComponent()
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  return folder.appendingPathComponent(name).path
}
